/**
 * Whether a page of ours sent the request: browsers name the origin with every POST. A route handler has not the check
 * that server actions have, and a form elsewhere could speak for whoever is signed in here.
 */
export function isSameOrigin(request: Request, appUrl: string): boolean {
  return request.headers.get("origin") === new URL(appUrl).origin;
}
