// The page that booked keeps the visit's token for this tab; the address only says which visit it is.
const visit = document.querySelector('#visit');

function show() {
  const reference = /^#(VK-[0-9A-Z]{4}-[0-9A-Z]{2})$/.exec(location.hash)?.[1];
  if (!reference) {
    visit.innerHTML = '<div class="intro"><p class="lead">Open the link in the mail we sent you, or <a href="/">book a visit</a>.</p></div>';
    return;
  }
  const room = document.createElement('vet-consult-room');
  room.setAttribute('clinic', 'maple-street');
  room.setAttribute('reference', reference);
  visit.replaceChildren(room);
}

addEventListener('hashchange', show);
show();
