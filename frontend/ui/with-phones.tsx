import { dialled, partsOf } from '@/lib/phones';

interface Props {
  text: string;
  /** Numbers that stand beside it as buttons already, as they are dialled. */
  except?: readonly string[];
}

/** A sentence in which each number can be dialled. */
export function WithPhones({ text, except = [] }: Props) {
  return partsOf(text).map(({ words, href }, n) =>
    href && !except.includes(dialled(words)) ? (
      <a key={n} href={href}>
        {words}
      </a>
    ) : (
      words
    ),
  );
}
