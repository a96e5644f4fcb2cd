import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { areasOf, shapesOf } from '@/lib/openapi';
import { api } from '../api';
import { EndpointSection } from '../endpoint-section';
import { Frame } from '../frame';
import { SchemaSection } from '../schema-section';

interface AreaProps {
  params: Promise<{ area: string }>;
}

export const generateStaticParams = () => areasOf(api).map(({ name }) => ({ area: name }));

export async function generateMetadata({ params }: AreaProps): Promise<Metadata> {
  return { title: `${(await params).area} – API – employee-health` };
}

export default async function AreaPage({ params }: AreaProps) {
  const { area: wanted } = await params;
  const area = areasOf(api).find(({ name }) => name === wanted);
  if (!area) {
    notFound();
  }
  return (
    <Frame>
      <h1>{area.name}</h1>
      <section className="docs__group">
        <h2>Endpoints</h2>
        {area.endpoints.map((endpoint) => (
          <EndpointSection key={endpoint.anchor} api={api} endpoint={endpoint} />
        ))}
      </section>
      <section className="docs__group">
        <h2>Shapes</h2>
        {shapesOf(api, area).map(([name, schema]) => (
          <SchemaSection key={name} name={name} schema={schema} />
        ))}
      </section>
    </Frame>
  );
}
