import type { ChartSpec } from "./chart-spec.ts";

/**
 * The part of card JSON 2.0 that we send, as types. The string is made in `adapter.ts` alone.
 * Source: open.feishu.cn/document/feishu-cards/card-json-v2-structure and the component pages beside it.
 */
export interface Card {
  readonly schema: "2.0";
  readonly config: {
    /** 2.0 knows shared cards only. */
    readonly update_multi: true;
    readonly summary: { readonly content: string };
  };
  readonly header?: {
    readonly title: PlainText;
    readonly template: "blue" | "green" | "orange" | "red";
  };
  readonly body: { readonly elements: readonly CardElement[] };
}

export interface PlainText {
  readonly tag: "plain_text";
  readonly content: string;
  readonly text_size?: "notation";
  readonly text_color?: "grey" | "red";
}

export interface Div {
  readonly tag: "div";
  readonly text: PlainText;
}

export interface Markdown {
  readonly tag: "markdown";
  readonly content: string;
  readonly text_size?: "notation";
}

export interface Rule {
  readonly tag: "hr";
}

export interface ColumnSet {
  readonly tag: "column_set";
  readonly flex_mode: "flow" | "bisect";
  readonly horizontal_spacing: "8px";
  readonly columns: readonly {
    readonly tag: "column";
    readonly width: "auto" | "weighted";
    readonly weight?: 1;
    readonly elements: readonly (Markdown | CardButton)[];
  }[];
}

/** Sent back as it is in `action.value`. The platform's SDKs support objects only. */
export interface ActionValue {
  readonly line: string;
  /** 1 when the card was rendered for a direct conversation: a callback does not say. */
  readonly d?: 1;
  /** The form's own id. */
  readonly f?: string;
}

export interface CardButton {
  readonly tag: "button";
  readonly text: PlainText;
  readonly type: "default" | "primary" | "danger";
  readonly behaviors: readonly [{ readonly type: "callback"; readonly value: ActionValue }];
  readonly form_action_type?: "submit";
  readonly name?: string;
}

export interface Table {
  readonly tag: "table";
  readonly page_size: number;
  readonly row_height: "auto";
  readonly columns: readonly {
    readonly name: string;
    readonly display_name: string;
    readonly data_type: "text" | "markdown" | "persons";
    readonly horizontal_align: "left" | "right";
  }[];
  readonly rows: readonly Readonly<Record<string, string | readonly string[]>>[];
}

export interface CardChart {
  readonly tag: "chart";
  readonly height: `${number}px`;
  readonly chart_spec: ChartSpec;
}

export interface Input {
  readonly tag: "input";
  readonly name: string;
  readonly required: boolean;
  readonly width: "fill";
  readonly max_length: number;
  readonly input_type: "text" | "multiline_text";
  readonly rows?: number;
  readonly label: PlainText;
  readonly label_position: "top";
  readonly placeholder?: PlainText;
  readonly default_value?: string;
}

export interface Select {
  readonly tag: "select_static";
  readonly name: string;
  readonly required: boolean;
  readonly width: "fill";
  readonly placeholder: PlainText;
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
  /** Counted from 1. */
  readonly initial_index?: number;
}

export interface DatePicker {
  readonly tag: "date_picker";
  readonly name: string;
  readonly required: boolean;
  readonly width: "fill";
  readonly placeholder: PlainText;
  /** yyyy-MM-dd. */
  readonly initial_date?: string;
}

export interface FormContainer {
  readonly tag: "form";
  readonly name: string;
  readonly elements: readonly (Div | Input | Select | DatePicker | CardButton)[];
}

export type CardElement = Div | Markdown | Rule | ColumnSet | Table | CardChart | FormContainer;
