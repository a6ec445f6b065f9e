import { testStore } from "../contract/store.ts";

testStore("postgresql");
