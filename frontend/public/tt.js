// First script of every page. It runs before the first paint, from the same origin, and does
// four things that may not be inline: the Trusted Types policy, the theme, the language, and going
// on from the address that programs of others send people to.
(function () {
  'use strict';
  var root = document.documentElement;
  root.dataset.script = '';

  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    window.trustedTypes.createPolicy('default', {
      // Only our own hashed scripts and the service worker may be loaded by a script.
      createScriptURL: function (url) {
        var wanted = new URL(url, location.origin);
        var ours =
          wanted.origin === location.origin &&
          (wanted.pathname.indexOf('/_next/static/') === 0 || wanted.pathname === '/sw.js');
        return ours ? url : null;
      },
      // React makes script elements from exactly this empty one.
      createHTML: function (html) {
        return html === '<script></script>' ? html : null;
      },
      createScript: function () {
        return null;
      },
    });
  }

  var language = '';
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    }
    language = localStorage.getItem('language') || '';
    if (location.pathname === '/' && !location.search && /^[a-z]{2}$/.test(language)) {
      location.replace('/' + language + '/');
    }
    // The chooser is a page without other scripts: its links are remembered here.
    document.addEventListener('click', function (event) {
      var link = event.target instanceof Element && event.target.closest('a[data-language]');
      if (link) {
        localStorage.setItem('language', link.getAttribute('data-language'));
      }
    });
  } catch (refused) {
    // A private window without storage: the pages work, they just do not remember.
  }

  // The handle of a program's question leaves the query, which servers and histories keep.
  if (location.pathname === '/authorize/') {
    document.addEventListener('DOMContentLoaded', function () {
      var wanted = [language].concat(navigator.languages || []);
      var doors = Array.from(document.querySelectorAll('a[data-question]'));
      var handle = new URLSearchParams(location.search).get('request') || '';
      doors.forEach(function (door) {
        door.hash = 'request=' + encodeURIComponent(handle);
      });
      var known = wanted
        .map(function (tag) {
          return doors.find(function (door) {
            return door.lang === tag.slice(0, 2).toLowerCase();
          });
        })
        .find(Boolean);
      location.replace((known || doors[0]).href);
    });
  }
})();
