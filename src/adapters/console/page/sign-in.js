// @ts-check
import { keepWanted, takeWanted } from "./place-address.js";

/** Looks whether the browser has been let in meanwhile, in another tab: then this one shows what it came for. */
const everyMs = 4_000;
const wanted = location.hash;

async function look() {
  if (document.visibilityState !== "visible") return;
  try {
    const response = await fetch("console/session");
    const { signedIn } = await response.json();
    if (!signedIn) return;
    // The tab that signed in has gone there already.
    if (wanted !== "" && takeWanted() === "") history.replaceState(null, "", location.pathname);
    location.reload();
  } catch {
    // The next look tries again.
  }
}

keepWanted();
document.addEventListener("visibilitychange", () => void look());
setInterval(() => void look(), everyMs);
