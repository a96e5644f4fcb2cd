/** Two leaves leaning towards each other, in the tokens' colours: calm, and the same in the dark. */
export function Landscape() {
  return (
    <svg className="hero__picture" viewBox="0 0 320 300" aria-hidden="true" focusable="false">
      <path
        className="picture__back"
        d="M40 24h130c66 0 118 52 118 118v110c0 14-10 24-24 24H158C92 276 40 224 40 158V24Z"
      />
      <path
        className="picture__ground"
        d="M40 196c44-34 96-34 134-12s76 26 114 4v64c0 14-10 24-24 24H158C92 276 48 240 40 196Z"
      />
      <circle className="picture__sun" cx="214" cy="96" r="26" />
      <circle className="picture__person" cx="126" cy="132" r="21" />
      <path
        className="picture__person"
        d="M82 214c4-34 22-50 44-50s40 16 44 50c.4 5-2 8-7 8H89c-5 0-7.400-3-7-8Z"
      />
      <circle className="picture__friend" cx="190" cy="146" r="18" />
      <path
        className="picture__friend"
        d="M154 218c3-30 17-43 36-43s33 13 36 43c.4 4-2 7-6 7h-60c-4 0-6.400-3-6-7Z"
      />
    </svg>
  );
}
