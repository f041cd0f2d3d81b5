import { notFound } from "next/navigation";

/** Any address under a language that no other page answers: 404, in that language, with the site around it. */
export default function NoSuchPage() {
  notFound();
}
