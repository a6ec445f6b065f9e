/** Colours of a picture. Kinds differ in brightness and form too: nothing is told by colour alone. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly track: string;
  /** Verified, held, what is. */
  readonly fill: string;
  readonly onFill: string;
  /** Claimed, under way, what is coming. */
  readonly outline: string;
  /** Targets and gaps. */
  readonly mark: string;
}

export type Theme = "light" | "dark";

/** Blue and vermilion of Okabe and Ito (jfly.uni-koeln.de/color), which every kind of colour vision tells apart. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: "#ffffff",
    ink: "#1c2629",
    muted: "#566367",
    line: "#d5d9da",
    track: "#eef0f0",
    fill: "#0072b2",
    onFill: "#ffffff",
    outline: "#00507d",
    mark: "#d55e00",
  },
  dark: {
    paper: "#1a1d21",
    ink: "#e8edee",
    muted: "#a5b0b3",
    line: "#3b444a",
    track: "#262b30",
    fill: "#56b4e9",
    onFill: "#08222f",
    outline: "#9bd3f3",
    mark: "#e69f00",
  },
};

/** The name under which the font's files know themselves. */
export const fontFamily = "Noto Sans S Chinese";

/** In units of a picture 900 wide: a phone shows it at 40%, so nothing is smaller than 24. */
export const sizes = { width: 900, margin: 28, title: 32, text: 26, small: 24 } as const;
