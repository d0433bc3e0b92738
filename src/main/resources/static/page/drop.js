// Takes a FHIR Bundle that is dropped on the page or chosen as a file, and opens its page.
(() => {
  const area = document.getElementById('drop');
  const input = document.getElementById('file');
  const message = document.getElementById('drop-message');
  const send = async (file) => {
    message.textContent = 'Reading ' + file.name + ' ...';
    const answer = await fetch('/try/bundle?upToDate=' + document.getElementById('up-to-date').checked, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: file,
    });
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      window.location.assign(body.page);
    } else {
      message.textContent = body.message || 'The bundle was refused (' + answer.status + ').';
    }
  };
  input.addEventListener('change', () => input.files[0] && send(input.files[0]));
  ['dragover', 'dragleave', 'drop'].forEach((kind) => area.addEventListener(kind, (event) => {
    event.preventDefault();
    area.classList.toggle('over', kind === 'dragover');
    if (kind === 'drop' && event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
  }));
})();
