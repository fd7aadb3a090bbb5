// A menu opened in the page's head (details with data-menu) closes with Escape, and when something else is chosen.
// Without this file it closes by the words that opened it.
const menus = [...document.querySelectorAll("details[data-menu]")];

document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = menus.find((each) => each.open);
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
});
