/** A formatted amount (`1 250,000 DT`) whose millimes are small: people compare dinars. */
export function Price({ amount, className }: { amount: string; className: string }) {
  const [, before = amount, millimes = "", after = ""] = /^(.*?)([.,]\d{3})(?!.*\d)(.*)$/.exec(amount) ?? [];
  return (
    <span className={`price ${className}`}>
      {before}
      {millimes ? <span className="price-millimes">{millimes}</span> : null}
      {after ? <span className="price-unit">{after}</span> : null}
    </span>
  );
}
