import { testAdapter } from "../../contract/adapter.ts";
import { makeSlack } from "./harness.ts";

testAdapter("slack over HTTP", () => makeSlack("http"));
testAdapter("slack in Socket Mode", () => makeSlack("socket"));
