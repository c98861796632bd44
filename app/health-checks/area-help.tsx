interface AreaHelpProps {
  what: string;
  why: string;
  good: string;
}

/** What a technology area is, why it matters, and what good looks like. */
export function AreaHelp({ what, why, good }: AreaHelpProps) {
  return (
    <div className="prose">
      <h2>What it is</h2>
      <p>{what}</p>
      <h2>Why it matters</h2>
      <p>{why}</p>
      <h2>What good looks like</h2>
      <p>{good}</p>
    </div>
  );
}
