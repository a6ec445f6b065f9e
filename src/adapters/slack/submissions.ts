import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "../../chat/message.ts";
import { onlyForm, problemsAt, renderModal } from "./render-modal.ts";
import type { ModalMemo } from "./modal-memo.ts";

/** How Slack is answered when a modal is sent: an empty object closes it. */
export type SubmissionAnswer = Readonly<Record<string, unknown>>;

/** A modal that was sent, and what of it is needed to answer it. */
export interface Submission {
  /** Unique: the invocation's id. */
  readonly key: string;
  /** Ids of its input blocks. */
  readonly blocks: readonly string[];
  readonly memo: ModalMemo;
}

/**
 * Modals that wait to be told what becomes of them. Slack waits three seconds; most commands are done in a few hundredths,
 * so what is wrong can be said at the fields while everything typed is still there. Who is slower closes the modal, and is
 * answered like a command; the answer then brings the form back, filled in, if there is something to mend.
 */
export interface Submissions {
  /** Begins before the submission is stored, since its answer may be quicker than that. */
  expect(submission: Submission): {
    /** Resolves with the answer to Slack, after `waitMs` with an empty one. */
    answered(): Promise<SubmissionAnswer>;
    forget(): void;
  };
  /** What became of it. True when the modal itself shows the message; false when it is closed, or nobody waits for it. */
  settle(key: string, message: Message): boolean;
}

export function createSubmissions(waitMs: number): Submissions {
  const waiting = new Map<
    string,
    { readonly submission: Submission; readonly resolve: (a: SubmissionAnswer) => void }
  >();

  return {
    expect(submission) {
      const { key } = submission;
      const answer = new Promise<SubmissionAnswer>((resolve) => waiting.set(key, { submission, resolve }));
      const forget = (): void => void waiting.delete(key);
      return {
        forget,
        async answered() {
          const late = new AbortController();
          const nothing = sleep(waitMs, {}, { signal: late.signal }).catch(() => ({}));
          try {
            return await Promise.race([answer, nothing]);
          } finally {
            late.abort();
            forget();
          }
        },
      };
    },
    settle(key, message) {
      const found = waiting.get(key);
      if (!found) return false;
      waiting.delete(key);
      const answer = answerOf(message, found.submission);
      found.resolve(answer ?? {});
      return answer !== undefined;
    },
  };
}

/** Undefined when the modal has nothing to show any more. */
function answerOf(message: Message, { blocks, memo }: Submission): SubmissionAnswer | undefined {
  const form = onlyForm(message);
  if (!form) return undefined;
  const errors = problemsAt(form, blocks);
  if (errors) return { response_action: "errors", errors };
  const view = renderModal(message, form, memo);
  return view && { response_action: "update", view };
}
