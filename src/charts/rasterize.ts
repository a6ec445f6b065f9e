import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";
import { fontFamily } from "./theme.ts";

/** Every character of Unicode's unified ideographs, so that no name of a place has a hole. */
const fontFiles = ["Regular", "Bold"].map((weight) =>
  fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve("@embedpdf/fonts-sc"))),
);

export async function rasterize(svg: string): Promise<Uint8Array> {
  const picture = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: fontFamily },
  });
  return picture.asPng();
}
