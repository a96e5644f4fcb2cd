/** A person under a sheltering leaf. Decorative: the name always stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path
        className="logo__leaf"
        d="M6 4h22c9 0 16 7 16 16v18c0 3-2 6-6 6H20C11 44 4 37 4 28V6c0-1 1-2 2-2Z"
      />
      <circle className="logo__mark" cx="24" cy="18" r="5.5" />
      <path
        className="logo__mark"
        d="M12.500 35c1-7 5.500-10.500 11.500-10.500S34.500 28 35.500 35c.1 1-.5 1.500-1.500 1.500H14c-1 0-1.600-.5-1.500-1.500Z"
      />
    </svg>
  );
}
