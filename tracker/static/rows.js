// Adds a line to a list within a form without sending the form (templates/components/rows.html). Without this script
// the same button sends the form, and the server gives it back with one more line.

const PLACE = "__row__"; // what stands for a line's number in the blank one

for (const list of document.querySelectorAll("[data-rows]")) {
  const blank = list.querySelector("template");
  const button = list.querySelector(".rows__add");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const index = Number(list.dataset.next);
    list.dataset.next = index + 1;
    blank.insertAdjacentHTML("beforebegin", blank.innerHTML.replaceAll(PLACE, index));
    const line = blank.previousElementSibling;
    line.dispatchEvent(new CustomEvent("row:added", { bubbles: true })); // its choices become searchable
    line.querySelector("input:not([type=hidden]), select")?.focus();
  });
}
