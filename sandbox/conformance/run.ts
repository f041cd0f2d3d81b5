import { randomBytes } from "node:crypto";
import { type Answer, call, type Request } from "./http";
import { any, differences, type Shape } from "./shape";
import type { Target } from "./target";

export type Need = "control" | "associated" | "sandboxKey" | "liveKey";
export type Case = { section: string; title: string; needs?: Need[]; run: (t: Trial) => Promise<void> };
export type Kind = "sandbox" | "live";

/** Which of a case's needs this server does not meet. */
export function missing(target: Target, needs: Need[] = []): Need[] {
  const met: Record<Need, boolean> = {
    control: target.control !== undefined,
    associated: target.associated,
    sandboxKey: target.keys.sandbox !== undefined,
    liveKey: target.keys.live !== undefined,
  };
  return needs.filter((need) => !met[need]);
}

/** What a case is given: the server, fresh people, and short ways to ask and to check. */
export class Trial {
  readonly seller = this.person("seller");
  readonly buyer = this.person("buyer");

  constructor(readonly target: Target) {}

  person(name: string): string {
    return `${name}-${randomBytes(5).toString("hex")}@example.com`;
  }

  key(kind?: Kind): string {
    const { sandbox, live } = this.target.keys;
    const key = kind ? this.target.keys[kind] : (sandbox ?? live);
    if (!key) throw new Error(`There is no ${kind ?? ""} key`);
    return key;
  }

  raw(request: Request, waitForLimit = true): Promise<Answer> {
    return call(this.target.origin, request, waitForLimit);
  }

  api(method: string, path: string, body?: unknown, kind?: Kind): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.key(kind)}` };
    const at = path.startsWith("/api/") ? path : `/api/v1${path}`;
    return this.raw({ method, path: at, headers, ...(body === undefined ? {} : { body }) });
  }

  /** Asks, and checks the status and the shape of the answer. */
  async expects(
    [method, path, body]: [string, string, unknown?],
    status: number,
    shape: Shape = {},
    kind?: Kind,
  ): Promise<Answer> {
    const answer = await this.api(method, path, body, kind);
    this.check(answer, status, shape, `${method} ${path}`);
    return answer;
  }

  check(answer: Answer, status: number, shape: Shape, what: string): void {
    const faults = differences(answer.body, shape);
    if (answer.status !== status) faults.unshift(`status ${answer.status}, wanted ${status}: ${answer.text}`);
    if (faults.length > 0) throw new Error(`${what}\n  ${faults.join("\n  ")}`);
  }

  fits(value: unknown, shape: Shape, what: string): void {
    const faults = differences(value, shape);
    if (faults.length > 0) throw new Error(`${what}\n  ${faults.join("\n  ")}`);
  }

  escrowBody(over: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      title: "Copper lamp",
      amount: 120.5,
      buyerEmail: this.buyer,
      sellerEmail: this.seller,
      mode: "quick",
      estimatedDeliveryDays: 3,
      ...over,
    };
  }

  async escrow(over: Record<string, unknown> = {}, kind?: Kind): Promise<string> {
    const answer = await this.expects(["POST", "/escrows", this.escrowBody(over)], 201, {}, kind);
    return (answer.body.escrow as { id: string }).id;
  }

  sessionBody(action: string, targetUserEmail: string): Record<string, unknown> {
    return { action, targetUserEmail, redirectUrl: this.target.redirectUrl, metadata: { order_id: "o-1" } };
  }

  async session(escrowId: string, action: string, targetUserEmail: string): Promise<string> {
    const body = this.sessionBody(action, targetUserEmail);
    const answer = await this.expects(["POST", `/escrows/${escrowId}/sessions`, body], 201);
    return String(answer.body.sessionId);
  }

  /** A session that must be refused by the rule of this code. */
  async refused(escrowId: string, action: string, targetUserEmail: string, code: unknown): Promise<void> {
    const error = { type: "business_rule_violation", code, message: any.text, user_message: any.text };
    const body = this.sessionBody(action, targetUserEmail);
    await this.expects(["POST", `/escrows/${escrowId}/sessions`, body], 400, { error });
  }

  /** Makes the seller's identity approved; the sandbox key does so at once. */
  async verify(email = this.seller): Promise<void> {
    const kind = this.target.keys.sandbox ? "sandbox" : "live";
    const body = { email };
    await this.api("POST", "/identity-verifications", body, kind);
  }

  async control(method: string, path: string, body: Record<string, unknown> = {}): Promise<Answer> {
    const { control } = this.target;
    if (!control) throw new Error("This case needs /_control");
    const headers = { authorization: `Bearer ${control.token}` };
    return method === "GET"
      ? this.raw({ method, path: `/_control${path}?world=${control.world}`, headers })
      : this.raw({ method, path: `/_control${path}`, headers, body: { world: control.world, ...body } });
  }

  async act(as: string, action: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.control("POST", "/act", { as, action, ...more });
    if (answer.status !== 200) throw new Error(`${as} ${action}: ${answer.text}`);
    return answer;
  }

  /** That person finishes a session made for the purpose; what is missing in the wallet is added. */
  async finish(as: string, escrowId: string, action: string, more: Record<string, unknown> = {}) {
    const sessionId = await this.session(escrowId, action, as);
    await this.act(as, "finishSession", { sessionId, topUp: true, ...more });
    return sessionId;
  }

  async pay(over: Record<string, unknown> = {}): Promise<string> {
    await this.verify();
    const id = await this.escrow(over);
    await this.finish(this.buyer, id, "accept_pay");
    return id;
  }

  async status(escrowId: string, shape: Shape): Promise<void> {
    await this.expects(["GET", `/escrows/${escrowId}`], 200, { escrow: shape });
  }

  /** The types of the events about one escrow or person, in order, with the escrow's status. */
  async events(about: string): Promise<string[]> {
    const { body } = await this.control("GET", "/state");
    type Event = { type: string; data: { escrow?: { id: string; status: string }; email?: string } };
    return (body.events as Event[])
      .filter(({ data }) => data.escrow?.id === about || data.email === about)
      .map(({ type, data }) => (data.escrow ? `${type} ${data.escrow.status}` : type));
  }

  async advance(ms: number): Promise<void> {
    await this.control("POST", "/clock", { advanceMs: ms });
  }
}
