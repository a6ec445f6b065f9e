import { testAdapter } from "../../contract/adapter.ts";
import { testPosts } from "../../contract/adapter-posts.ts";
import { makeLark } from "./harness.ts";

testAdapter("lark, long connection", () => makeLark("ws"));
testAdapter("lark, webhook", () => makeLark("webhook"));
testPosts("lark", () => makeLark("webhook"), "post");
