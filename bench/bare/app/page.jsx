/** The least that Next serves: what the home page is measured against. */
export default function Page() {
  return <h1>Souk</h1>;
}
