# SPDX-FileCopyrightText: 2026 The Stickler authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Which reports there are
$ stickler-cli export --list-formats
  script	text/html	Annotated script: the article with footnotes, open questions first

# The annotated script
$ stickler-cli add --kind source --quote 'Tomás Reiter' --set name='Tomás Reiter' --set contact='+00 0000 0000' --as Ida library.txt
  ID1
$ stickler-cli add --kind quote --start 190 --end 225 --set verified-by=recording --set speaker=$ID1 --set status=checked --as Ida library.txt
  ID2
$ stickler-cli add --kind claim --quote '214,000 books' --as Ida library.txt
  ID3
$ stickler-cli export --format script library.txt | sed "/<style>/,/<\/style>/d; s/, 20..-..-..</, DAY</"
  <!DOCTYPE html>
  <html lang="en" dir="ltr">
  <head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
  <meta name="referrer" content="no-referrer" />
  <title>Town library to open on Sundays again: annotated script</title>
  </head>
  <body>
  <header>
  <p class="report"><strong>Annotated script</strong><br />Quotes: 1 of 1 checked · Claims: 0 of 1 checked</p>
  </header>
  <section id="open">
  <h2>Open questions</h2>
  <ul>
  <li><a href="#note-3">3</a> <bdi>214,000 books</bdi> <span class="why">Open</span></li>
  </ul>
  </section>
  <main>
  <article lang="" dir="ltr">
  <h1 dir="auto">Town library to open on Sundays again</h1>
  <p dir="auto" class="byline">By Imke Dorn</p>
  <p dir="auto" class="date">9 February 2026</p>
  <p dir="auto">The library in Kestrel Bay will open on Sundays again from 1 March, the town council decided by 9 votes to 3 on Monday.</p>
  <p dir="auto"><mark class="quote">“People kept knocking on the door,”</mark><sup><a id="ref-1" href="#note-1">1</a></sup> librarian <mark class="source">Tomás Reiter</mark><sup><a id="ref-2" href="#note-2">2</a></sup> said, “so we asked for the keys.”</p>
  <p dir="auto">The town lent <mark class="claim">214,000 books</mark><sup><a id="ref-3" href="#note-3">3</a></sup> last year, twice as many as in 2015, according to the council’s yearbook. Reiter said the number of readers under 14 had tripled.</p>
  <p dir="auto">Not everyone agrees. “Twice nothing is nothing 📚,” wrote one reader on the town’s message board. A council member who did not want to be named called the plan “a luxury”.</p>
  <p dir="auto">“We will see in a year,” Reiter said. “We will see.”</p>
  </article>
  </main>
  <section id="notes">
  <h2>Notes</h2>
  <ol class="notes">
  <li id="note-1"><p class="words"><strong>Quote</strong> · Checked · <a href="#ref-1"><bdi>“People kept knocking on the door,”</bdi> ↩</a></p>
  <dl class="facts">
  <div><dt>Speaker</dt><dd><a href="#note-2"><bdi>Tomás Reiter</bdi> (2)</a></dd></div>
  <div><dt>Verified By</dt><dd><bdi>Recording</bdi></dd></div>
  </dl>
  <p class="who"><bdi>Last checked by Ida, DAY</bdi></p>
  </li>
  <li id="note-2"><p class="words"><strong>Source</strong> · <a href="#ref-2"><bdi>Tomás Reiter</bdi> ↩</a></p>
  <dl class="facts">
  <div><dt>Name</dt><dd><bdi>Tomás Reiter</bdi></dd></div>
  </dl>
  <p class="who"><bdi>Tagged by Ida, DAY</bdi></p>
  </li>
  <li id="note-3"><p class="words"><strong>Claim</strong> · Open · <a href="#ref-3"><bdi>214,000 books</bdi> ↩</a></p>
  <p class="who"><bdi>Tagged by Ida, DAY</bdi></p>
  </li>
  </ol>
  </section>
  </body>
  </html>
$ stickler-cli export --format script library.txt -o ~/script.html
$ stickler-cli export -f script library.txt | cmp - ~/script.html
$ grep -c '0000 0000' ~/script.html
  0
? 1

# What cannot be
$ stickler-cli export library.txt
! stickler-cli: Say with --format what to make. The formats are: script.
? 2
$ stickler-cli export --format scroll library.txt
! stickler-cli: There is no format “scroll”. The formats are: script.
? 2
$ stickler-cli export --format script
! stickler-cli: No article is named; “stickler-cli export --help” explains.
? 2
$ stickler-cli export --format script none.txt
! stickler-cli: none.txt: “none.txt” does not exist. Check its name, and whether it was moved or renamed.
? 3
$ stickler-cli export --format script library.txt --output library.txt
! stickler-cli: DIR/library.txt: This is the article or its tags, which a report must not replace. Choose another name.
? 3
$ stickler-cli export --format script library.txt --output none/script.html
! stickler-cli: DIR/none/script.html: Error opening file “DIR/none/script.html”: No such file or directory
? 3
