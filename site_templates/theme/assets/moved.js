// Leads from a page's old address to its new one, to the same part of the page; without JavaScript the head does it.
const link = document.querySelector("a.moved");
if (location.hash) link.hash = location.hash;
location.replace(link.href);
