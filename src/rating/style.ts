/** Mobile first: one column, targets of at least 48 pixels, the reader's own colours and size of text. */
export const style = `
:root { --ink: #1d2433; --soft: #5a6478; --line: #d5dae3; --paper: #fff; --ground: #f2f4f8; --accent: #1f5fbf;
  --tint: #eaf1fc; --star: #c98500; --pale: #dfe3ea; --alert: #b3261e; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --soft: #a5aec0; --line: #3b4354; --paper: #1c212c;
  --ground: #12151c; --accent: #7fb0ff; --tint: #24314a; --star: #f0b429; --pale: #3b4354; --alert: #ff9c94; --on: #10151f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1.25rem 2.5rem; background: var(--paper); min-height: 100vh; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; letter-spacing: .01em; }
.about { margin: 0 0 1.25rem; color: var(--soft); }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; display: grid; gap: .5rem; }
legend, .name { padding: 0; margin: 0 0 .5rem; font-weight: 600; display: block; }
.level { display: block; position: relative; cursor: pointer; }
.level input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.box { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 3rem;
  padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .75rem; }
.stars { color: var(--star); letter-spacing: .12em; white-space: nowrap; }
.stars i { color: var(--pale); font-style: normal; }
.level:hover .box { border-color: var(--accent); }
.level input:checked + .box { border-color: var(--accent); background: var(--tint); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
.level input:focus-visible + .box, textarea:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
textarea { width: 100%; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--paper);
  color: inherit; font: inherit; resize: vertical; display: block; }
.hint, .promise { color: var(--soft); font-size: .875rem; margin: .375rem 0 1.25rem; }
.promise { margin: 1rem 0 0; }
.problem { color: var(--alert); border-left: 4px solid var(--alert); padding: .25rem .75rem; margin: 0 0 1rem; font-weight: 600; }
button { width: 100%; min-height: 3.25rem; border: 0; border-radius: .75rem; background: var(--accent); color: var(--on);
  font: inherit; font-size: 1.0625rem; font-weight: 600; cursor: pointer; }
button:hover { filter: brightness(1.08); }
.word { text-align: center; padding: 3rem 0; }
.word p { color: var(--soft); max-width: 26rem; margin: 0 auto; }
.sign { display: inline-grid; place-items: center; width: 4rem; height: 4rem; border-radius: 50%; font-size: 2rem; margin-bottom: 1.25rem; }
.done .sign { background: var(--tint); color: var(--accent); }
.closed .sign { background: var(--pale); color: var(--soft); }
@media (min-width: 40rem) { main { min-height: 0; margin: 3rem auto; padding: 2.5rem; border-radius: 1.25rem;
  box-shadow: 0 1px 3px rgba(16, 24, 40, .08), 0 12px 40px rgba(16, 24, 40, .08); } }
`;
