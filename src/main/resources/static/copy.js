// One tap copies a field. Without JavaScript, or where the browser does not allow it, the text is there to be marked and copied.
'use strict';
document.querySelectorAll('[data-copy]').forEach(button => {
  const value = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value.textContent);
      button.textContent = '✓ ' + button.dataset.copied;
      button.classList.add('copied');
      setTimeout(() => { button.textContent = label; }, 4000);
    } catch (refused) {                                  // over plain http there is no clipboard: mark it instead
      getSelection().selectAllChildren(value);
      document.execCommand('copy');
    }
  });
});
