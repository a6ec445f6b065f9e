/** How a form's parts are named in a message, so that a press of its button finds its own fields and no other form's. */

export function fieldId(form: string, field: string): string {
  return `field:${form}:${field}`;
}

export function submitId(form: string): string {
  return `submit:${form}`;
}

/** The block of the form's button: it brings the form's own id back. */
export function formBlockId(form: string, id: string | undefined): string {
  return id === undefined ? `form:${form}` : `form:${form}:${id}`;
}

export function idOfFormBlock(blockId: string | undefined): string | undefined {
  return /^form:\d+:([A-Za-z0-9_-]{1,200})$/.exec(blockId ?? "")?.[1];
}

/** The form whose button this is; undefined for any other button. */
export function formOfSubmit(actionId: string): string | undefined {
  return actionId.startsWith("submit:") ? actionId.slice("submit:".length) : undefined;
}

/** The field's name when the block belongs to `form`. */
export function fieldOf(form: string, blockId: string): string | undefined {
  const prefix = fieldId(form, "");
  return blockId.startsWith(prefix) ? blockId.slice(prefix.length) : undefined;
}

/** What the input of a project is called: Slack asks us for its options (`block_suggestion`). */
export const projectAction = "project";
