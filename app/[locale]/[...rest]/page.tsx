import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { notFoundMetadata } from "../not-found-metadata";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return notFoundMetadata((await params).locale);
}

/** Any address under a language that no other page answers: 404, in that language, with the site around it. */
export default function NoSuchPage() {
  notFound();
}
