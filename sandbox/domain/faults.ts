import { type ApiFault, type FaultSpec, type MailFault, matchesPath, type WebhookFault } from "./fault-spec";

type Kept<T> = T & { id: number; seen: number; left: number };

/** Faults of every world, in memory: a restart or a reset of the world forgets them. */
export class FaultBook {
  private nextId = 1;
  private readonly api = new Map<string, Kept<ApiFault>[]>();
  private readonly webhook = new Map<string, Kept<WebhookFault>[]>();
  private readonly mail = new Map<string, Kept<MailFault>[]>();

  add(worldId: string, spec: FaultSpec): number {
    const id = this.nextId++;
    if (spec.api) push(this.api, worldId, { ...spec.api, id, seen: 0, left: spec.api.count });
    if (spec.webhook) push(this.webhook, worldId, { ...spec.webhook, id, seen: 0, left: spec.webhook.count });
    if (spec.mail) push(this.mail, worldId, { ...spec.mail, id, seen: 0, left: spec.mail.count });
    return id;
  }

  clear(worldId: string): void {
    for (const book of [this.api, this.webhook, this.mail]) book.delete(worldId);
  }

  list(worldId: string) {
    return {
      api: this.api.get(worldId) ?? [],
      webhook: this.webhook.get(worldId) ?? [],
      mail: this.mail.get(worldId) ?? [],
    };
  }

  /** What is still to come, as one could ask for it again. */
  remaining(worldId: string): Record<string, unknown>[] {
    const { api, webhook, mail } = this.list(worldId);
    return [
      ...api.filter(isLeft).map((fault) => ({ api: again(fault) })),
      ...webhook.filter(isLeft).map((fault) => ({ webhook: again(fault) })),
      ...mail.filter(isLeft).map((fault) => ({ mail: again(fault) })),
    ];
  }

  /** The fault for this request, if one matches and its turn (`nth`) has come. */
  takeApi(worldId: string, method: string, path: string): ApiFault | undefined {
    return take(this.api.get(worldId), (fault) => fault.method === method && matchesPath(fault.path, path));
  }

  /** The fault for this attempt. One that was held or delayed already is not held or delayed again. */
  takeWebhook(worldId: string, event: string, alreadyDeferred: boolean): WebhookFault | undefined {
    return take(this.webhook.get(worldId), (fault) => {
      if (alreadyDeferred && (fault.effect === "delay" || fault.effect === "reorder")) return false;
      return fault.event === undefined || fault.event === event;
    });
  }

  takeMail(worldId: string, to: string): MailFault | undefined {
    return take(this.mail.get(worldId), (fault) => fault.to === undefined || fault.to === to);
  }
}

const isLeft = (fault: { left: number }) => fault.left > 0;

function again<T extends { nth: number; count: number }>({ id: _id, seen, left, ...fault }: Kept<T>) {
  return { ...fault, nth: Math.max(1, fault.nth - seen), count: left };
}

function push<T>(book: Map<string, T[]>, worldId: string, fault: T): void {
  book.set(worldId, [...(book.get(worldId) ?? []), fault]);
}

function take<T extends { nth: number }>(
  faults: Kept<T>[] | undefined,
  matches: (fault: Kept<T>) => boolean,
): Kept<T> | undefined {
  for (const fault of faults ?? []) {
    if (fault.left <= 0 || !matches(fault)) continue;
    fault.seen += 1;
    if (fault.seen < fault.nth) continue;
    fault.left -= 1;
    return fault;
  }
  return undefined;
}
