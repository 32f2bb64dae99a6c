"""Replays: a whole company with its shops and orders is told as a `Scene`, built, fed through the sandbox, and judged.

scene.py says what a scene is; demo.py, olist.py and retail.py make one; build.py writes it through the modules' own verbs;
feed.py lets its orders happen at the pretend marketplaces; judge.py compares both sides when all is calm.
"""
