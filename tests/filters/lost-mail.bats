#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that is easily lost without a word: empty files, and what cat(1) puts behind an mbox.
load helper
load small-mail

from='From mira@example.org Thu Jan  1 10:00:00 2015'

@test "an empty file is a damaged message where the folder says that it is a message" {
	mkdir -p md/{cur,new,tmp} mh eml
	header 1 | tee md/cur/1 mh/1 >eml/a.eml
	: | tee md/new/2 mh/2 eml/b.eml >eml/3.emlx
	gives 1 'mbox-split: md/new/2: message 1 at byte 0: the message is empty' 'm1 ' md
	gives 1 'mbox-split: mh/2: message 1 at byte 0: the message is empty' 'm1 ' mh
	gives 1 '*eml/3.emlx: *: the message is empty'$'\n''*eml/b.eml: *: the message is empty' ' m1 ' eml
	gives 1 '*: the message is empty' '' eml/b.eml
	gives 0 '' m1 --input=mbox md
}

@test "an empty file is an empty mbox elsewhere" {
	mkdir 2015
	: >2015/01
	{ echo "$from" && header 1; } >2015/02
	gives 0 '' m1 2015
	gives 0 '' '' 2015/01
}
