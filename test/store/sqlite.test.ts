import { testStore } from "../contract/store.ts";

testStore("sqlite");
