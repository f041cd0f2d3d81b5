import type { Case } from "../run";
import { cancellation } from "./cancellation";
import { common } from "./common";
import { escrows } from "./escrows";
import { guests } from "./guests";
import { identity } from "./identity";
import { modes } from "./modes";
import { oauth } from "./oauth";
import { sessions } from "./sessions";
import { webhooks } from "./webhooks";

/** Every case, in the order of dhmad-api.md. */
export const CASES: Case[] = [
  ...common,
  ...identity,
  ...escrows,
  ...sessions,
  ...modes,
  ...guests,
  ...cancellation,
  ...webhooks,
  ...oauth,
];
