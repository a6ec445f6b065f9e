import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";
import subsetFont from "subset-font";
import { fontFamily } from "./theme.ts";

/** Every character of Unicode's unified ideographs, so that no name of a place has a hole. */
const fontFiles = ["Regular", "Bold"].map((weight) =>
  fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve("@embedpdf/fonts-sc"))),
);

/** Family and style, by which a strong letter finds its font. */
const names = [1, 2, 16, 17];

/** Read once, when the first picture is drawn: 16 MB. */
let fonts: Promise<readonly Buffer[]> | undefined;

/**
 * resvg reads a whole font anew for every letter, and from files alone. So each picture gets fonts of its own with the
 * letters in it: some tens of kilobytes, made in milliseconds.
 */
export async function rasterize(svg: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "xianfeng-chart-"));
  try {
    const letters = [...new Set(svg)].join("");
    const made = await Promise.all(
      (await readFonts()).map(async (font, index) => {
        const file = join(folder, `${index}.otf`);
        await writeFile(file, await subsetFont(font, letters, { targetFormat: "sfnt", preserveNameIds: names }));
        return file;
      }),
    );
    const picture = await renderAsync(svg, {
      font: { loadSystemFonts: false, fontFiles: made, defaultFontFamily: fontFamily },
    });
    return picture.asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readFonts(): Promise<readonly Buffer[]> {
  fonts ??= Promise.all(fontFiles.map((file) => readFile(file)));
  return fonts;
}
