/** An e-mail address inside a sentence, whatever direction that runs in. */
export const Address = ({ children }: { children: string }) => (
  <bdi dir="ltr" className="font-semibold text-ink [overflow-wrap:anywhere]">
    {children}
  </bdi>
);
