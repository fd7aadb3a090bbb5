// Opens in place how a figure was made: a click on a figure's link fetches the page it leads to and shows its main part
// in a dialog. Without this file, or with a modifier key, the link is a link.

const dialog = document.createElement("dialog");
dialog.className = "explain";
dialog.setAttribute("aria-label", "How this figure was made");
const content = document.createElement("div");
const bar = document.createElement("div");
bar.className = "explain__bar toolbar screen-only";
const page = Object.assign(document.createElement("a"), { textContent: "Open as a page" });
const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
close.className = "usa-button usa-button--outline";
bar.append(close, page);
dialog.append(content, bar);
document.body.append(dialog);

close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close(); // the ground around it
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a.how[href*="/figures/"]');
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  if (!link || !isPlain || event.defaultPrevented) return;
  event.preventDefault();
  explain(link.href);
});

async function explain(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-explanation]");
    if (!answer.ok || !made) throw new Error(`${address} answered ${answer.status}`);
    content.replaceChildren(document.adoptNode(made));
    page.href = address;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    close.focus({ preventScroll: true });
  } catch {
    location.assign(address); // the page itself says what is the matter
  }
}
