import { cn } from "@/components/ui/cn";

/** A formatted amount (`1 250,000 DT`) whose millimes are small: people compare dinars. */
export function Price({ amount, className }: { amount: string; className?: string }) {
  const [, before = amount, millimes = "", after = ""] = /^(.*?)([.,]\d{3})(?!.*\d)(.*)$/.exec(amount) ?? [];
  return (
    <span className={cn("figures whitespace-nowrap font-bold", className)}>
      {before}
      {millimes ? <span className="font-semibold text-[0.72em] text-ink-soft">{millimes}</span> : null}
      {after ? <span className="font-semibold text-[0.82em]">{after}</span> : null}
    </span>
  );
}
