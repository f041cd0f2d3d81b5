export type Answer = { status: number; headers: Headers; body: Record<string, unknown>; text: string };
export type Request = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** A text is sent as it is; anything else as JSON. */
  body?: unknown;
};

const PATIENCE = 3;

/** One HTTP call. A server that limits us is waited for, unless the case is about the limit. */
export async function call(origin: string, request: Request, waitForLimit = true): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(origin, request);
    if (answer.status !== 429 || !waitForLimit || attempt === PATIENCE) return answer;
    const seconds = Number(answer.body.retryAfter ?? answer.headers.get("retry-after") ?? 60);
    await new Promise((resolve) => setTimeout(resolve, (seconds + 1) * 1000));
  }
}

async function once(origin: string, { method, path, headers, body }: Request): Promise<Answer> {
  const response = await fetch(new URL(path, origin), {
    method,
    redirect: "manual",
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text), text };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}
