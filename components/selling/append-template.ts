/** A template put behind what is written already: nothing typed is ever replaced. */
export const appendTemplate = (written: string, template: string): string =>
  written.trim() === "" ? template : `${written.trimEnd()}\n\n${template}`;
