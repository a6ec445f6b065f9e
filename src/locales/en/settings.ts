import type { settings as zh } from "../zh-CN/settings.ts";

export const settings: typeof zh = {
  title: "Please correct these settings (see .env.example):",
  problem: (key, message) => `${key}: ${message}`,
};
