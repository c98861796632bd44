/** Two drawings from inside the portal, a score and a journey, without a figure: it decorates. */
export function PublicArt() {
  return (
    <svg className="public__art" viewBox="0 0 432 150" aria-hidden="true">
      <rect className="f-surface c-gap" x=".5" y=".5" width="149" height="149" rx="12" />
      <circle className="c-track" cx="75" cy="75" r="44" fill="none" strokeWidth="10" />
      <circle
        className="c-brand"
        cx="75"
        cy="75"
        r="44"
        fill="none"
        strokeWidth="10"
        strokeLinecap="round"
        strokeDasharray="199 277"
        transform="rotate(-90 75 75)"
      />
      <rect className="f-surface c-gap" x="162.5" y=".5" width="269" height="149" rx="12" />
      {topics.map(({ y, from, to, isWide }) => (
        <g key={y}>
          <line className="c-grid" x1="186" x2="408" y1={y} y2={y} />
          <line className={isWide ? "c-warning" : "c-gap"} x1={from} x2={to} y1={y} y2={y} strokeWidth="5" />
          <circle className="f-brand" cx={from} cy={y} r="6" />
          <rect
            className="f-surface c-brand"
            strokeWidth="2"
            x={to - 5}
            y={y - 5}
            width="10"
            height="10"
            transform={`rotate(45 ${to} ${y})`}
          />
        </g>
      ))}
    </svg>
  );
}

const topics = [
  { y: 32, from: 200, to: 290, isWide: false },
  { y: 61, from: 230, to: 250, isWide: false },
  { y: 90, from: 210, to: 360, isWide: true },
  { y: 119, from: 300, to: 390, isWide: false },
];
