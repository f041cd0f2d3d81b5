import { Hono } from "hono";
import type { Ctx } from "../domain/context";

export function createPages(_ctx: Ctx, _report: (error: unknown) => void) {
  const pages = new Hono();
  return pages;
}
