// The last good project, kept over a restart of the figure in this tab.

const POINTS = 'xorcery.project'; // the last project that ran
const AGAIN = 'xorcery.restart'; // set while a restart with that project is under way

// keep stores the text of a project. It returns false where the browser forbids storage or has no room.
export function keep(project) {
  try {
    sessionStorage.setItem(POINTS, project);
    return true;
  } catch {
    return false;
  }
}

// kept is the stored project or ''.
export function kept() {
  try {
    return sessionStorage.getItem(POINTS) ?? '';
  } catch {
    return '';
  }
}

// ---- From visit to visit ----

const SESSION = 'xorcery.session'; // the project as this visit leaves it, for the next one

// remember keeps the project for the next visit. It throws where the browser forbids storage or has no room.
export function remember(project) {
  localStorage.setItem(SESSION, project);
}

// remembered is the project of the last visit or ''.
export function remembered() {
  try {
    return localStorage.getItem(SESSION) ?? '';
  } catch {
    return '';
  }
}

// forget ends remembering, so that a project that can't be opened is not met again.
export function forget() {
  try {
    localStorage.removeItem(SESSION);
  } catch {
    // Nothing is remembered where storage is forbidden.
  }
}

// restart loads the figure again, with the kept project or afresh.
export function restart(withPoints) {
  if (!withPoints) {
    forget();
  }
  try {
    if (withPoints) {
      sessionStorage.setItem(AGAIN, '1');
    } else {
      sessionStorage.removeItem(AGAIN);
      sessionStorage.removeItem(POINTS);
      history.replaceState(null, '', location.pathname); // not the link again either
    }
  } catch {
    // Without storage there is nothing to hand over: the figure starts afresh.
  }
  location.reload();
}

// handedOver is the project that a restart asks for, or ''; asking once takes it.
export function handedOver() {
  try {
    const again = sessionStorage.getItem(AGAIN);
    sessionStorage.removeItem(AGAIN);
    return again ? kept() : '';
  } catch {
    return '';
  }
}
