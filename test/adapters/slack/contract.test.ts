import { testAdapter } from "../../contract/adapter.ts";
import { testPosts } from "../../contract/adapter-posts.ts";
import { makeSlack } from "./harness.ts";

testAdapter("slack over HTTP", () => makeSlack("http"));
testAdapter("slack in Socket Mode", () => makeSlack("socket"));
testPosts("slack", () => makeSlack("http"), "size");
