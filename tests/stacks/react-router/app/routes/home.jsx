import { useEffect } from "react";

import { run } from "../../program.js";

export default function Home() {
  useEffect(run, []);
  return <p>A page</p>;
}
