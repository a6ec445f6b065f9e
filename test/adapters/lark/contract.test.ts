import { testAdapter } from "../../contract/adapter.ts";
import { makeLark } from "./harness.ts";

testAdapter("lark, long connection", () => makeLark("ws"));
testAdapter("lark, webhook", () => makeLark("webhook"));
