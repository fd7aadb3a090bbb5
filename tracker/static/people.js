// Narrows the people on offer to lead an action to those of the organization that is chosen and of those above it.
// Without this script everybody is on offer, and the server says who may not lead.

const organization = document.querySelector("select[name=organization_id]");
const everybody = new Map(
  [...document.querySelectorAll("select[name=lead_id], select[name=deputy_id]")].map((select) => [select, [...select.options]]),
);

function narrow() {
  const line = organization.selectedOptions[0]?.dataset.line?.split(" ");
  for (const [select, options] of everybody) {
    const chosen = select.value;
    const isOffered = (option) => !line || !option.value || option.value === chosen || line.includes(option.dataset.organization);
    select.replaceChildren(...options.filter(isOffered));
    select.value = chosen;
  }
}

organization.addEventListener("change", narrow);
narrow();
