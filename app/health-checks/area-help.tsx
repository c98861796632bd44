interface AreaHelpProps {
  what: string;
  why: string;
  good: string;
}

/** What a technology area is, why it matters, and what good looks like, each under its heading. */
export function helpParts({ what, why, good }: AreaHelpProps): { title: string; text: string }[] {
  return [
    { title: "What it is", text: what },
    { title: "Why it matters", text: why },
    { title: "What good looks like", text: good },
  ];
}

export function AreaHelp(help: AreaHelpProps) {
  return (
    <div className="prose">
      {helpParts(help).map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
