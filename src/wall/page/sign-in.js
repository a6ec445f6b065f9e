// @ts-check
import { part } from "./dom.js";

const token = location.hash.slice(1);
if (token !== "") {
  // Out of the address before anything else: it is in no history and on no screen.
  history.replaceState(null, "", location.pathname + location.search);
  const field = part("token", HTMLInputElement);
  field.value = token;
  field.form?.requestSubmit();
}
