// "My updates": sends one line at a time and puts the answer in its place, so that the other lines stay as they are.
// Without this script the same buttons send the whole page, and the server keeps what was typed into the other lines.
//
//   <form data-updates>      holds every line
//   <li data-line id="...">  a line; its buttons with data-send say where it goes
//   [data-count] [data-bar]  what is left, taken over from the page that comes back
//   [data-said]              what a reader of screens is told

const form = document.querySelector("form[data-updates]");
const said = document.querySelector("[data-said]");
const queue = { last: Promise.resolve() };

/** The fields of one line, and none of those that are folded away. */
function fieldsOf(line) {
  const fields = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
  for (const field of line.querySelectorAll("input, textarea, select")) {
    const isChoice = field.type === "checkbox" || field.type === "radio";
    const isFolded = field.type !== "hidden" && field.closest("fieldset") && field.offsetParent === null;
    if (field.name && field.name !== "selected" && !isFolded && (!isChoice || field.checked)) {
      fields.append(field.name, field.value);
    }
  }
  return fields;
}

function takeOver(page, selector) {
  const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
  if (old && fresh) old.replaceWith(document.adoptNode(fresh));
}

/** What stands in the place of a line that was sent. */
function doneLine(line, words) {
  const done = document.createElement("li");
  done.className = "update update--done";
  const sentence = document.createElement("span");
  sentence.className = "update__said";
  sentence.textContent = `✓ ${words}`;
  const title = line.querySelector(".update__title").cloneNode(true);
  title.removeAttribute("id");
  done.append(title, sentence);
  return done;
}

function focusFirst(line) {
  line?.querySelector("input:not([type=hidden]):not(.update__box), textarea, select")?.focus();
  line?.scrollIntoView({ block: "nearest" });
}

function nextOf(line) {
  const lines = [...form.querySelectorAll("[data-line]")];
  const place = lines.indexOf(line);
  return lines[place + 1] ?? lines.find((each) => each !== line);
}

/** Put the line of a page that came back in place of one; the scripts of the design system need nothing from it. */
function replaceLine(line, fresh) {
  const adopted = document.adoptNode(fresh);
  line.replaceWith(adopted);
  return adopted;
}

function showAnswer(line, answer, page) {
  const fresh = page.getElementById(line.id);
  if (answer.status === 422 && fresh) {
    const shown = replaceLine(line, fresh);
    said.textContent = [...shown.querySelectorAll(".usa-error-message")].map((each) => each.textContent).join(" ");
    (shown.querySelector("[aria-invalid], fieldset[aria-describedby] input") ?? shown).focus();
    return true;
  }
  if (!answer.ok || !page.querySelector("[data-count]")) return false;
  const words = page.querySelector(".usa-alert__text")?.textContent.trim() ?? "Sent.";
  const next = nextOf(line);
  const hadFocus = line.contains(document.activeElement) || document.activeElement === document.body;
  line.replaceWith(doneLine(line, words.replace(/\.[^.]*\.$/, ".")));
  takeOver(page, "[data-count]");
  takeOver(page, "[data-bar]");
  said.textContent = words;
  if (hadFocus) focusFirst(next);
  return true;
}

async function send(line, button) {
  line.setAttribute("aria-busy", "true");
  const options = { method: "POST", body: fieldsOf(line), headers: { Accept: "text/html" } };
  try {
    const answer = await fetch(button.formAction, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!showAnswer(line, answer, page)) throw new Error(`${button.formAction} answered ${answer.status}`);
  } catch {
    // The page itself says what is the matter: it is sent as it would be without this script.
    delete line.dataset.sent;
    form.dataset.plain = "";
    form.requestSubmit(button);
  }
}

function sendOnce(line, button) {
  if (line.dataset.sent !== undefined) return; // a second click is no second report
  line.dataset.sent = "";
  queue.last = queue.last.then(() => send(line, button));
}

form?.addEventListener("submit", (event) => {
  const line = event.submitter?.closest("[data-line]");
  if (!line || !event.submitter.matches("[data-send]") || form.dataset.plain !== undefined) return;
  event.preventDefault();
  sendOnce(line, event.submitter);
});

form?.addEventListener("keydown", (event) => {
  const line = event.target.closest("[data-line]");
  if (event.key !== "Enter" || !line || event.target.matches("a, button")) return;
  const isSending = event.ctrlKey || event.metaKey;
  if (isSending) sendOnce(line, line.querySelector("[data-send]"));
  // Enter alone belongs to texts of several lines; elsewhere it would send the whole page.
  if (isSending || !event.target.matches("textarea")) event.preventDefault();
});

// Leaving with words that were not sent: the browser asks.
addEventListener("beforeunload", (event) => {
  const isTyped = [...(form?.querySelectorAll("textarea, input[type=text]") ?? [])].some(
    (field) => field.value !== field.defaultValue && !field.closest("[data-sent]"),
  );
  if (isTyped && form.dataset.leaving === undefined) event.preventDefault();
});
form?.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) form.dataset.leaving = "";
});
