"use client";

import { useParams } from "next/navigation";
import { FailureView } from "@/components/site/failure-view";
import { toLocale } from "@/lib/i18n/locales";

/** A page that failed, with the site around it. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <FailureView locale={toLocale(useParams().locale)} retry={retry} />;
}
