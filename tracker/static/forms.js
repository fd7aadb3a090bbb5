// Makes forms quicker; without it everything is simply there. What a choice does not ask for is hidden and not sent.
//
//   <fieldset data-shown-for="status" data-values="at_risk off_track">   shown while "status" has one of these values
//   <fieldset data-shown-for="NAME">, data-hidden-for="NAME"             shown, hidden while that has a value or a tick
//   <button data-say-again="ID" data-words="..." hidden>                 puts last time's words into the field ID

function isChosen(form, name, values) {
  const inputs = [...form.querySelectorAll("input, select")].filter((input) => input.name === name);
  if (inputs[0]?.type === "checkbox") return inputs[0].checked;
  const chosen = inputs.find((input) => input.checked || input.matches("select"))?.value;
  return values === undefined ? Boolean(chosen) : values.split(" ").includes(chosen);
}

function fold(form) {
  for (const part of form.querySelectorAll("[data-shown-for], [data-hidden-for]")) {
    const { shownFor, hiddenFor, values } = part.dataset;
    const isShown = shownFor ? isChosen(form, shownFor, values) : !isChosen(form, hiddenFor, values);
    const isWrong = part.querySelector("[aria-invalid]") !== null && part.dataset.touched === undefined;
    part.hidden = part.disabled = !isShown && !isWrong;
  }
}

function sayAgain({ dataset }) {
  const field = document.getElementById(dataset.sayAgain);
  field.value = dataset.words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

for (const form of document.querySelectorAll("form[data-form]")) {
  fold(form);
  form.addEventListener("change", () => {
    for (const part of form.querySelectorAll("[data-shown-for]")) part.dataset.touched = "";
    fold(form);
  });
  form.addEventListener("submit", (event) => {
    // A second click on the button is no second report.
    if (form.dataset.sent !== undefined) event.preventDefault();
    form.dataset.sent = "";
  });
  for (const button of form.querySelectorAll("[data-say-again]")) {
    button.hidden = false;
    button.addEventListener("click", () => sayAgain(button));
  }
}
// A page that comes back from the browser's memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
document.querySelector("[data-error-summary]")?.focus();
