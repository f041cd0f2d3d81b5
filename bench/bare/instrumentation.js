/** Nothing to do: without this file Next would take the one of the site, two folders up. */
export function register() {}
