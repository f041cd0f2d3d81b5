import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { confirmPath, failurePath, isFromElsewhere, isRedemption, localeOf } from "@/lib/auth/redeem";
import { pageRoute } from "@/lib/http";

type Context = { params: Promise<{ nextauth: string[] }> };

const seeOther = (location: string, headers = new Headers()) => {
  headers.set("location", location);
  return new Response(null, { status: 303, headers });
};

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions(localeOf(request.nextUrl)));

/** Mail scanners open links: only a press of the button on our page (a POST) spends a sign-in token. */
export const GET = pageRoute(async (request, context: Context) => {
  const { nextauth } = await context.params;
  return isRedemption(nextauth) ? seeOther(confirmPath(request.nextUrl)) : handle(request, context);
});

export const POST = pageRoute(async (request, context: Context) => {
  const { nextauth } = await context.params;
  if (!isRedemption(nextauth)) return handle(request, context);
  if (isFromElsewhere(request.headers)) return seeOther(confirmPath(request.nextUrl));
  const response = await handle(request, context);
  const failed = failurePath(request.nextUrl, response.headers.get("location"));
  return failed ? seeOther(failed, new Headers(response.headers)) : response;
});
